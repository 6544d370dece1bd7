package suhuan.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.TraceDirection;
import suhuan.api.v1.TraceEdge;
import suhuan.api.v1.TraceNode;
import suhuan.api.v1.TraceRequest;
import suhuan.api.v1.TraceResponse;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.Texts;
import suhuan.cli.term.UsageProblem;
import suhuan.client.SuhuanClient;
import suhuan.client.Vocabulary;
import suhuan.common.v1.Position;

/** Draws where an item came from and where it went. */
@Command(name = "trace")
public final class TraceCommand extends CallingCommand {
    private static final int MAX_NODES = 2_000;

    @Parameters(paramLabel = "ID")
    @SuppressWarnings("NullAway.Init") // picocli
    private String itemId;

    @Option(names = "--direction", paramLabel = "back|forward|both", defaultValue = "both")
    @SuppressWarnings("NullAway.Init") // picocli
    private String direction;

    @Option(names = "--depth", paramLabel = "N", defaultValue = "16")
    private int depth;

    @Override
    protected int call(SuhuanClient client, Console console) {
        TraceDirection wanted = Vocabulary.parse(TraceDirection.class, direction)
                .orElseThrow(() -> new UsageProblem(texts().get("word.unknown", direction, "back, forward, both")));
        if (console.json()) {
            pages(client, request(itemId, wanted, depth), console::json);
            return ExitCode.OK;
        }
        draw(client, itemId, wanted, depth, texts(), console.out(), Position.getDefaultInstance());
        return ExitCode.OK;
    }

    private static TraceRequest request(String itemId, TraceDirection direction, int depth) {
        return TraceRequest.newBuilder()
                .setItemId(itemId)
                .setDirection(direction)
                .setMaxDepth(depth)
                .build();
    }

    private static void pages(
            SuhuanClient client, TraceRequest first, java.util.function.Consumer<TraceResponse> pages) {
        TraceRequest request = first;
        int nodes = 0;
        while (true) {
            TraceRequest asked = request;
            TraceResponse page = client.trace(s -> s.trace(asked));
            pages.accept(page);
            nodes += page.getNodesCount();
            if (page.getNextPageToken().isEmpty() || nodes >= MAX_NODES) return;
            request = first.toBuilder().setPageToken(page.getNextPageToken()).build();
        }
    }

    /** Asks and draws, when the read side has reached a position. */
    public static void draw(
            SuhuanClient client,
            String itemId,
            TraceDirection direction,
            int depth,
            Texts texts,
            java.io.PrintWriter out,
            Position minPosition) {
        Map<String, TraceNode> nodes = new LinkedHashMap<>();
        List<TraceEdge> edges = new ArrayList<>();
        TraceRequest request = request(itemId, direction, depth).toBuilder()
                .setMinPosition(minPosition)
                .build();
        pages(client, request, page -> {
            page.getNodesList().forEach(node -> nodes.put(node.getItem().getItemId(), node));
            edges.addAll(page.getEdgesList());
        });
        new TraceTree(texts, nodes, edges, id -> Histories.all(client, id)).print(itemId, out);
    }
}
