import java.net.InetAddress;
import java.net.ServerSocket;

/** Holds a port of the loopback until it is stopped. */
class Listen {
    public static void main(String[] arguments) throws Exception {
        try (ServerSocket socket = new ServerSocket(Integer.parseInt(arguments[0]), 1, InetAddress.getLoopbackAddress())) {
            while (true) {
                socket.accept().close();
            }
        }
    }
}
