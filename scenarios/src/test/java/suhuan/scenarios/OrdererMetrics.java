package suhuan.scenarios;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an orderer tells about itself on its operations port. */
final class OrdererMetrics {
    private static final Pattern LEADER = Pattern.compile("(?m)^consensus_\\w+_leader_id\\{[^}]*\\} (\\d+)");

    private OrdererMetrics() {}

    /** Number of the leader, from 1 in the order of the channel's configuration; empty where the orderer does not answer. */
    static Optional<Integer> leader(int operationsPort) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + operationsPort + "/metrics"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            Matcher leader = LEADER.matcher(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return leader.find() ? Optional.of(Integer.valueOf(leader.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
