package suhuan.gateway.app;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the gateway listens: told on standard output, and in the file {@code gateway.json} of the data folder for programs.
 *
 * @param grpcAddress address of gRPC
 * @param grpcPort port of gRPC
 * @param httpAddress address of HTTP
 * @param httpPort port of HTTP
 */
record ReadyFile(String grpcAddress, int grpcPort, String httpAddress, int httpPort) {
    static final String NAME = "gateway.json";

    /** The line for people. */
    String line(Path data) {
        return "suhuan gateway ready: gRPC " + grpcAddress + ":" + grpcPort + ", HTTP " + httpAddress + ":" + httpPort
                + ", data " + data;
    }

    /** Writes the file. A clean end takes it away; after a kill the pid in it says that it is not true any more. */
    void write(DataFolder folder) throws IOException {
        folder.write(
                NAME,
                "{\"pid\":" + ProcessHandle.current().pid()
                        + ",\"grpc\":{\"address\":\"" + grpcAddress + "\",\"port\":" + grpcPort
                        + "},\"http\":{\"address\":\"" + httpAddress + "\",\"port\":" + httpPort
                        + "},\"version\":\"" + GatewayVersion.text() + "\"}");
    }
}
