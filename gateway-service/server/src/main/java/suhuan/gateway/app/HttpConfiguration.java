package suhuan.gateway.app;

import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import suhuan.api.v1.AccessServiceGrpc;
import suhuan.api.v1.OversightServiceGrpc;
import suhuan.api.v1.RecordServiceGrpc;
import suhuan.api.v1.TraceServiceGrpc;
import suhuan.gateway.limits.GatewayLimits;
import suhuan.gateway.web.JsonBridge;
import suhuan.gateway.web.LandingPage;

/** JSON over HTTP, and the page at the root. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    /** Threads that write answers of JSON streams; as many as there are streams, which are limited for each caller. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService streamThreads() {
        return Executors.newCachedThreadPool(GrpcConfiguration.named("json-stream-"));
    }

    @Bean(destroyMethod = "shutdownNow")
    ManagedChannel ownChannel(@Value("${spring.grpc.server.inprocess.name}") String name, GatewayLimits limits) {
        return InProcessChannelBuilder.forName(name)
                .directExecutor()
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .build();
    }

    @Bean
    ServletRegistrationBean<JsonBridge> jsonBridge(
            ManagedChannel ownChannel, GatewayLimits limits, ExecutorService streamThreads) {
        JsonBridge bridge = new JsonBridge(
                List.of(
                        RecordServiceGrpc.getServiceDescriptor(),
                        TraceServiceGrpc.getServiceDescriptor(),
                        OversightServiceGrpc.getServiceDescriptor(),
                        AccessServiceGrpc.getServiceDescriptor()),
                ownChannel,
                limits,
                streamThreads);
        ServletRegistrationBean<JsonBridge> registration = new ServletRegistrationBean<>(bridge, "/api/*");
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    ServletRegistrationBean<LandingPage> landingPage() {
        return new ServletRegistrationBean<>(new LandingPage(), "");
    }
}
