package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.app.SharedGateway.REGULATOR;
import static suhuan.gateway.app.SharedGateway.adminKey;
import static suhuan.gateway.app.SharedGateway.http;
import static suhuan.gateway.app.SharedGateway.newCreditCode;
import static suhuan.gateway.app.SharedGateway.uuidVersion7;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedGateway.class)
class HttpTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyServiceSpeaksJson() throws Exception {
        JsonNode me = post("suhuan.api.v1.AccessService/WhoAmI", "{}", 200);
        assertThat(me.path("partyId").asString()).isEqualTo(REGULATOR);
        String id = newCreditCode();
        JsonNode receipt = post("suhuan.api.v1.RecordService/Record", registration(id, uuidVersion7()), 200);
        assertThat(receipt.at("/recording/verdicts/0/recorded/factSha256").asString())
                .isNotEmpty();
        String position = receipt.at("/recording/position").toString();
        JsonNode item = post(
                "suhuan.api.v1.TraceService/GetItem",
                "{\"item_id\":\"" + id + "\",\"minPosition\":" + position + "}",
                200);
        assertThat(item.at("/item/party/party/name").asString()).isEqualTo("再生 \uD83D\uDD0B");
    }

    @Test
    void aFailureIsAStatusWithTheFittingHttpStatusInTheLanguageAskedFor() throws Exception {
        HttpResponse<String> response = send(
                "suhuan.api.v1.TraceService/GetItem",
                "{\"itemId\":\"NONE\"}",
                Map.of("accept-language", "zh-CN,zh;q=0.9"));
        assertThat(response.statusCode()).isEqualTo(404);
        JsonNode status = JSON.readTree(response.body());
        assertThat(status.path("code").asInt()).isEqualTo(5);
        assertThat(status.path("message").asString()).isEqualTo("NONE 不存在或调用方无权查看");
        assertThat(status.at("/details/0/reason").asString()).isEqualTo("ITEM_NOT_FOUND");
        assertThat(status.at("/details/0/domain").asString()).isEqualTo("gateway.suhuan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"itemid\":\"x\"}|itemid",
                "{\"itemId\":5}|itemId",
                "{\"itemId\":\"\\ud800\"}|itemId",
                "{\"itemId\":\"a\",\"itemId\":\"b\"}|body",
                "{\"minPosition\":{\"blockNumber\":1e99}}|minPosition.blockNumber",
                "{\"minPosition\":{\"blockNumber\":-1}, \"itemId\":\"x\"}|min_position.block_number",
                "{\"kind\":\"CAR\"}|kind",
                "not json|body"
            })
    void badJsonIsRefusedNamingTheField(String body, String field) throws Exception {
        JsonNode status = post("suhuan.api.v1.TraceService/GetItem", body, 400);
        assertThat(status.at("/details/0/reason").asString()).isEqualTo("REQUEST_INVALID");
        assertThat(status.at("/details/0/metadata/field").asString()).isEqualTo(field);
    }

    @Test
    void bodiesAboveTheLimitAreRefusedHoweverTheyAreSent() throws Exception {
        byte[] body = ("{\"itemId\":\"" + "x".repeat(17 << 20) + "\"}").getBytes(StandardCharsets.US_ASCII);
        for (boolean known : List.of(true, false)) {
            HttpRequest.BodyPublisher publisher = known
                    ? HttpRequest.BodyPublishers.ofByteArray(body)
                    : HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));
            try {
                HttpResponse<String> response = CLIENT.send(
                        request("suhuan.api.v1.TraceService/GetItem")
                                .POST(publisher)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(413);
                assertThat(response.body()).contains("TOO_LARGE");
            } catch (IOException e) {
                // The server may close before the client is done sending; what matters is that it stays up.
                assertThat(e).hasMessageMatching("(?s).*(reset|broken|closed|EOF|received no bytes).*");
            }
        }
        assertThat(post("suhuan.api.v1.AccessService/WhoAmI", "", 200)
                        .path("partyId")
                        .asString())
                .isEqualTo(REGULATOR);
    }

    @Test
    void keysMethodsPathsAndContentTypesAreChecked() throws Exception {
        HttpResponse<String> anonymous = CLIENT.send(
                HttpRequest.newBuilder(URI.create(http("/api/suhuan.api.v1.AccessService/WhoAmI")))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(anonymous.headers().firstValue("set-cookie")).isEmpty();
        assertThat(post("suhuan.api.v1.TraceService/Nope", "{}", 404)
                        .at("/details/0/metadata/field")
                        .asString())
                .isEqualTo("path");
        HttpResponse<String> get = CLIENT.send(
                request("suhuan.api.v1.AccessService/WhoAmI").GET().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("allow")).contains("POST");
        HttpResponse<String> form = send(
                "suhuan.api.v1.AccessService/WhoAmI",
                "a=b",
                Map.of("content-type", "application/x-www-form-urlencoded"));
        assertThat(form.statusCode()).isEqualTo(415);
    }

    @Test
    void aStreamIsOneObjectALineInOrder() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            body.append(registration(newCreditCode(), i == 7 ? "bad" : uuidVersion7()))
                    .append('\n');
        }
        HttpResponse<String> response = send(
                "suhuan.api.v1.RecordService/RecordStream",
                body.toString(),
                Map.of("content-type", "application/x-ndjson"));
        assertThat(response.statusCode()).isEqualTo(200);
        List<String> lines = response.body().lines().toList();
        assertThat(lines).hasSize(300);
        for (int i = 0; i < 300; i++) {
            JsonNode line = JSON.readTree(lines.get(i));
            assertThat(line.has(i == 7 ? "rejection" : "receipt"))
                    .as(lines.get(i))
                    .isTrue();
        }
    }

    @Test
    void aLineThatCannotBeReadEndsTheStreamAfterTheAnswersBeforeIt() throws Exception {
        String body = registration(newCreditCode(), uuidVersion7()) + "\n{\"nope\":1}\n"
                + registration(newCreditCode(), uuidVersion7());
        HttpResponse<String> response =
                send("suhuan.api.v1.RecordService/RecordStream", body, Map.of("content-type", "application/x-ndjson"));
        List<String> lines = response.body().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(0)).has("receipt")).isTrue();
        assertThat(JSON.readTree(lines.get(1))
                        .at("/error/details/0/metadata/field")
                        .asString())
                .isEqualTo("nope");
        HttpResponse<String> atOnce = send(
                "suhuan.api.v1.RecordService/RecordStream",
                "{\"nope\":1}",
                Map.of("content-type", "application/x-ndjson"));
        assertThat(atOnce.statusCode()).isEqualTo(400);
    }

    @Test
    void aStreamAnswersWhileTheBodyIsStillOpen() throws Exception {
        URI uri = URI.create(http("/"));
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/suhuan.api.v1.RecordService/RecordStream HTTP/1.1\r\nHost: x\r\n"
                            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n"
                            + "Authorization: Bearer " + adminKey() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            chunk(out, registration(newCreditCode(), uuidVersion7()) + "\n");
            InputStream in = socket.getInputStream();
            StringBuilder seen = new StringBuilder();
            while (seen.indexOf("\"receipt\"") < 0) {
                int next = in.read();
                assertThat(next).as(seen.toString()).isNotNegative();
                seen.append((char) next);
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    @Test
    void thePageTheHealthAndTheMeasuresAreThere() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("溯源账本")
                .contains("A ledger that follows")
                .contains("/actuator/health");
        assertThat(page.headers().firstValue("content-security-policy")).isPresent();

        JsonNode health = JSON.readTree(get("/actuator/health").body());
        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.at("/components/ledger/details/writable").asBoolean()).isTrue();
        assertThat(health.at("/components/projection/details/lag_blocks").isNumber())
                .isTrue();
        assertThat(health.at("/components/db/status").asString()).isEqualTo("UP");

        String measures = get("/actuator/prometheus").body();
        for (String name : List.of(
                "suhuan_endorsed_envelopes_total",
                "suhuan_endorse_seconds_count",
                "suhuan_committed_envelopes_total{outcome=\"recorded\"}",
                "suhuan_committed_block",
                "suhuan_fsync_seconds_sum",
                "suhuan_group_size_last",
                "suhuan_ledger_queue_depth",
                "suhuan_projected_facts_total",
                "suhuan_checkpointed_facts_total",
                "suhuan_checkpointed_block",
                "suhuan_projection_lag_blocks",
                "suhuan_projection_lag_ms",
                "suhuan_calls_in_flight")) {
            assertThat(measures).contains("\n" + name);
        }
        for (String hidden : List.of("/actuator/env", "/actuator/beans", "/actuator/heapdump", "/actuator/shutdown")) {
            assertThat(get(hidden).statusCode()).as(hidden).isEqualTo(404);
        }
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String registration(String creditCode, String envelopeId) {
        return "{\"unsignedPayload\":{\"envelopeId\":\"" + envelopeId + "\",\"partyId\":\"" + REGULATOR
                + "\",\"occurredAtMs\":\"" + System.currentTimeMillis()
                + "\",\"commands\":[{\"registerParty\":{\"creditCode\":\"" + creditCode
                + "\",\"name\":\"再生 \\ud83d\\udd0b\",\"roles\":[\"ROLE_RECYCLER\"],\"homeOrganisation\":\"Org\"}}]}}";
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(http(path))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String method) {
        return HttpRequest.newBuilder(URI.create(http("/api/" + method)))
                .header("authorization", "Bearer " + adminKey())
                .setHeader("content-type", "application/json");
    }

    private static HttpResponse<String> send(String method, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = request(method);
        headers.forEach(request::setHeader);
        return CLIENT.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode post(String method, String body, int expectedStatus) throws Exception {
        HttpResponse<String> response = send(method, body, Map.of());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(expectedStatus);
        return JSON.readTree(response.body());
    }
}
