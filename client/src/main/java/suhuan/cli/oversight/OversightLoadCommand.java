package suhuan.cli.oversight;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.term.UsageProblem;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.LoadRuleEdition;
import suhuan.ledger.v1.PublishWhiteList;

/** Loads rule editions and batches of the white list from files: JSON as the vocabulary has it. */
@picocli.CommandLine.Command(name = "load")
public final class OversightLoadCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "FILE", arity = "1..*")
    @SuppressWarnings("NullAway.Init") // picocli
    List<Path> files;

    @Override
    protected List<Command> commands() {
        return files.stream().map(this::command).toList();
    }

    /** A batch begins with its batch_id; everything else is an edition. */
    private Command command(Path file) {
        try {
            String text = Files.readString(file);
            if (text.contains("\"batch_id\"")) {
                PublishWhiteList.Builder batch = PublishWhiteList.newBuilder();
                JsonFormat.parser().merge(text, batch);
                return Command.newBuilder().setPublishWhiteList(batch).build();
            }
            LoadRuleEdition.Builder edition = LoadRuleEdition.newBuilder();
            JsonFormat.parser().merge(text, edition);
            return Command.newBuilder().setLoadRuleEdition(edition).build();
        } catch (InvalidProtocolBufferException e) {
            throw new UsageProblem(texts().get("oversight.file", String.valueOf(file), String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UsageProblem(texts().get("io.failed", texts().reason(e)));
        }
    }
}
