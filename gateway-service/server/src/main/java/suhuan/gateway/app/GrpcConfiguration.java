package suhuan.gateway.app;

import io.grpc.BindableService;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.ServerBuilderCustomizer;
import suhuan.gateway.api.AccessEndpoint;
import suhuan.gateway.api.GatewayServices;
import suhuan.gateway.api.MinPosition;
import suhuan.gateway.api.OversightEndpoint;
import suhuan.gateway.api.ReadAnswers;
import suhuan.gateway.api.ReadProgress;
import suhuan.gateway.api.RecordEndpoint;
import suhuan.gateway.api.TraceEndpoint;
import suhuan.gateway.api.call.AuthenticationInterceptor;
import suhuan.gateway.api.call.CallMetrics;
import suhuan.gateway.api.call.CallThreads;
import suhuan.gateway.api.call.FaultInterceptor;
import suhuan.gateway.api.call.LimitInterceptor;
import suhuan.gateway.identity.ApiKeys;
import suhuan.gateway.identity.PartyDirectory;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.limits.GatewayLimits;
import suhuan.gateway.limits.InFlight;
import suhuan.gateway.readmodel.OversightModel;
import suhuan.gateway.readmodel.ReadModel;

/** The services, what stands before them, and the two servers that carry them: the network's and the one in this process. */
@Configuration(proxyBeanMethods = false)
class GrpcConfiguration {
    private static final int RESET_WINDOW_SECONDS = 30;

    @Bean
    InFlight inFlight(GatewayLimits limits) {
        return new InFlight(limits);
    }

    /** Threads that may block on the database. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService readThreads(GatewayLimits limits) {
        return Executors.newFixedThreadPool(limits.readThreads(), named("read-"));
    }

    @Bean
    Interceptors interceptors(ApiKeys keys, GatewayLimits limits, InFlight inFlight, MeterRegistry registry) {
        return new Interceptors(List.of(
                new FaultInterceptor(new CallMetrics(registry, inFlight)),
                new LimitInterceptor(limits, inFlight),
                new AuthenticationInterceptor(keys, limits, inFlight)));
    }

    /** In a record of its own, so that Spring does not put them before health and reflection too. */
    record Interceptors(List<ServerInterceptor> inOrder) {}

    @Bean
    MinPosition minPosition(ReadProgress progress, GatewayLimits limits, ExecutorService readThreads) {
        return new MinPosition(progress, limits, readThreads);
    }

    @Bean
    BindableService recordService(Ledger ledger, GatewayLimits limits, Interceptors interceptors) {
        return GatewayServices.guarded(new RecordEndpoint(ledger, limits), interceptors.inOrder());
    }

    @Bean
    ReadAnswers readAnswers(MinPosition minPosition, GatewayLimits limits) {
        return new ReadAnswers(minPosition, limits);
    }

    @Bean
    BindableService traceService(ReadModel readModel, ReadAnswers answers, Interceptors interceptors) {
        return GatewayServices.guarded(
                new TraceEndpoint(readModel, answers, InstantSource.system()), interceptors.inOrder());
    }

    @Bean
    BindableService oversightService(OversightModel model, ReadAnswers answers, Interceptors interceptors) {
        return GatewayServices.guarded(
                new OversightEndpoint(model, answers, InstantSource.system()), interceptors.inOrder());
    }

    @Bean
    BindableService accessService(
            ApiKeys keys,
            PartyDirectory parties,
            Ledger ledger,
            ReadProgress progress,
            MinPosition minPosition,
            Foundation foundation,
            Interceptors interceptors) {
        AccessEndpoint.About about = new AccessEndpoint.About(
                GatewayVersion.text(), foundation.backend().organisation());
        return GatewayServices.guarded(
                new AccessEndpoint(keys, parties, ledger, progress, minPosition, about), interceptors.inOrder());
    }

    /** Both servers: who runs a call. */
    @Bean
    <T extends ServerBuilder<T>> ServerBuilderCustomizer<T> threads(ApiKeys keys, ExecutorService readThreads) {
        CallThreads threads = new CallThreads(keys, readThreads);
        return threads::applyTo;
    }

    /** The network's server: everything that grpc-java leaves open by default. */
    @Bean
    ServerBuilderCustomizer<NettyServerBuilder> hardening(GatewayLimits limits) {
        return server -> server.maxInboundMessageSize(limits.transportMessageBytes())
                .maxInboundMetadataSize(Math.toIntExact(limits.metadataSize().toBytes()))
                .maxConcurrentCallsPerConnection(limits.callsPerConnection())
                .permitKeepAliveTime(limits.keepalivePermit().toMillis(), TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true)
                .keepAliveTime(60, TimeUnit.SECONDS)
                .keepAliveTimeout(20, TimeUnit.SECONDS)
                .maxConnectionIdle(limits.connectionIdle().toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionAge(limits.connectionAge().toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionAgeGrace(limits.connectionAgeGrace().toMillis(), TimeUnit.MILLISECONDS)
                .maxRstFramesPerWindow(limits.resetsPerWindow(), RESET_WINDOW_SECONDS);
    }

    static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
