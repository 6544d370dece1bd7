package suhuan.cli.hold;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Commands about corrections. */
@Command(
        name = "correction",
        subcommands = {CorrectionMakeCommand.class, CorrectionAskCommand.class, CorrectionAnswerCommand.class})
public final class CorrectionCommand extends GroupCommand {}
