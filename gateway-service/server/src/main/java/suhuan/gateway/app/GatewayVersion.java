package suhuan.gateway.app;

/** Version of the gateway, as the jar's manifest says. */
final class GatewayVersion {
    private GatewayVersion() {}

    static String text() {
        String version = GatewayVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
