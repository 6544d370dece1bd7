package suhuan.gateway.api;

import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.util.List;

/** Puts services behind their interceptors. */
public final class GatewayServices {
    private GatewayServices() {}

    /**
     * The service behind the interceptors, the first outermost. They see messages as bytes, so that size and encoding are
     * answered like anything else: with a reason.
     */
    public static BindableService guarded(BindableService service, List<ServerInterceptor> interceptors) {
        ServerServiceDefinition asBytes = ServerInterceptors.useInputStreamMessages(service.bindService());
        ServerServiceDefinition guarded = ServerInterceptors.interceptForward(asBytes, interceptors);
        return () -> guarded;
    }
}
