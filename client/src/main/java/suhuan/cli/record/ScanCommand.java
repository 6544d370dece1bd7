package suhuan.cli.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.EventView;
import suhuan.api.v1.GetHistoryRequest;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.ItemView;
import suhuan.cli.call.Pages;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.show.EventText;
import suhuan.cli.term.Console;
import suhuan.cli.term.Units;
import suhuan.cli.term.UsageProblem;
import suhuan.client.CallFailedException;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.ReturnChannel;
import suhuan.common.v1.SafetyClass;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.ReceiveReturn;
import suhuan.ledger.v1.ReturnReceived;
import suhuan.ledger.v1.ReturnedBattery;
import suhuan.ledger.v1.ReturnedItem;

/**
 * Takes a returned battery in at a network point. With codes as arguments, or without any asks for what it needs, as a
 * worker with a scanner in hand would want.
 */
@picocli.CommandLine.Command(name = "scan")
public final class ScanCommand extends RecordingCommand {
    private static final int BUFFER = 1 << 16;

    @Parameters(paramLabel = "CODE", arity = "0..*")
    List<String> codes = new ArrayList<>();

    @Option(names = "--vin", paramLabel = "VIN")
    @Nullable
    String vin;

    @Option(names = "--mass", paramLabel = "312.5kg")
    @Nullable
    String mass;

    @Option(names = "--safety", paramLabel = "A|B|C")
    @Nullable
    String safety;

    @Option(names = "--channel", paramLabel = "WORD", defaultValue = "OWN")
    @SuppressWarnings("NullAway.Init") // picocli
    String channel;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    @Option(names = "--uncoded")
    boolean uncoded;

    @Override
    protected List<Command> commands() {
        if (codes.isEmpty() && !uncoded) ask();
        if (mass == null) throw new UsageProblem(texts().get("scan.mass"));
        ReceiveReturn.Builder command = ReceiveReturn.newBuilder().setChannel(word(ReturnChannel.class, channel));
        List<String> scanned = codes.isEmpty() ? List.of("") : codes;
        for (String code : scanned) command.addBatteries(battery(code));
        return List.of(Command.newBuilder().setReceiveReturn(command).build());
    }

    private ReturnedBattery battery(String code) {
        ReturnedBattery.Builder battery = ReturnedBattery.newBuilder()
                .setScannedCode(code.strip())
                .setVin(Objects.requireNonNullElse(vin, ""))
                .setMassMg(massMg(Objects.requireNonNull(mass)))
                .setSafetyClass(word(SafetyClass.class, Objects.requireNonNullElse(safety, "A")));
        if (evidence != null) battery.setEvidenceSha256(sha256(evidence));
        return battery.build();
    }

    private void ask() {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            while (site == null || site.isBlank()) site = answer(in, "scan.ask.site", "");
            String code = answer(in, "scan.ask.code", "");
            if (code.isEmpty()) uncoded = true;
            else codes = List.of(code);
            if (vin == null) vin = answer(in, "scan.ask.vin", "");
            while (mass == null) mass = weighed(answer(in, "scan.ask.mass", ""));
            while (safety == null) safety = classed(answer(in, "scan.ask.safety", "A"));
        } catch (IOException e) {
            throw new UsageProblem(texts().get("io.failed", texts().reason(e)));
        }
    }

    /** The scale shows kg, so a bare number is kg here; null, and a word why, where it is no mass. */
    private @Nullable String weighed(String answer) {
        String withUnit = answer.matches("[0-9]+([.][0-9]+)?") ? answer + "kg" : answer;
        if (Units.parseMass(withUnit).isPresent()) return withUnit;
        console().err().println(texts().get("mass.malformed", answer));
        return null;
    }

    private @Nullable String classed(String answer) {
        try {
            word(SafetyClass.class, answer);
            return answer;
        } catch (UsageProblem e) {
            console().err().println(e.getMessage());
            return null;
        }
    }

    private String answer(BufferedReader in, String key, String otherwise) throws IOException {
        console().err().print(texts().get(key) + " ");
        console().err().flush();
        @Nullable String line = in.readLine();
        if (line == null) throw new UsageProblem(texts().get("scan.ended"));
        return line.isBlank() ? otherwise : line.strip();
    }

    /** Says plainly what the ledger made of it: a known pack of whom, from which vehicle, or a candidate. */
    @Override
    protected void after(SuhuanClient client, Console console, Receipt receipt) {
        if (receipt.getRecording().getVerdicts(0).hasRefused()) return;
        List<String> created =
                receipt.getRecording().getVerdicts(0).getRecorded().getCreatedItemIdsList();
        String known =
                codes.stream().filter(c -> c.strip().length() > 0).findFirst().orElse("");
        String any = created.isEmpty() ? known : created.get(0);
        try {
            ReturnReceived fact = fact(client, any, receipt);
            for (ReturnedItem item : fact.getBatteriesList()) explain(client, console, item, receipt);
        } catch (CallFailedException e) {
            // The return is on the ledger; only the answer about it is late.
            console.say("scan.later", any);
        }
    }

    private ReturnReceived fact(SuhuanClient client, String itemId, Receipt receipt) {
        String envelope = receipt.getRecording().getEnvelopeId();
        String token = "";
        do {
            GetHistoryRequest request = GetHistoryRequest.newBuilder()
                    .setItemId(itemId)
                    .setPageSize(Pages.size(Integer.MAX_VALUE))
                    .setPageToken(token)
                    .setMinPosition(receipt.getRecording().getPosition())
                    .build();
            var page = client.trace(s -> s.getHistory(request));
            for (EventView event : page.getEventsList()) {
                if (event.getFact().getEnvelopeId().equals(envelope))
                    return event.getFact().getReturnReceived();
            }
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return ReturnReceived.getDefaultInstance();
    }

    private void explain(SuhuanClient client, Console console, ReturnedItem item, Receipt receipt) {
        ItemView view = client.trace(s -> s.getItem(GetItemRequest.newBuilder()
                        .setItemId(item.getBatteryId())
                        .setMinPosition(receipt.getRecording().getPosition())
                        .build()))
                .getItem();
        String findings = new EventText(texts()).findings(item.getFindingsList());
        if (item.getCandidateCreated()) {
            console.say("scan.candidate", item.getScannedCode(), item.getBatteryId());
        } else {
            String vehicle = item.getVin().isEmpty() ? texts().get("scan.no_vehicle") : item.getVin();
            console.say(
                    "scan.known",
                    item.getBatteryId(),
                    EventText.named(
                            view.getBattery().getMakerName(), view.getBattery().getMakerPartyId()),
                    vehicle,
                    Units.mass(view.getBattery().getMassMg()));
        }
        if (!findings.isEmpty()) console.say("scan.findings", findings);
    }
}
