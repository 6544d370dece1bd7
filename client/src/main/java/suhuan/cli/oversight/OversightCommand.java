package suhuan.cli.oversight;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Commands of oversight. */
@Command(
        name = "oversight",
        subcommands = {
            OversightAccountCommand.class,
            OversightEntriesCommand.class,
            OversightStockCommand.class,
            OversightSeriesCommand.class,
            OversightElementsCommand.class,
            OversightRecoveryCommand.class,
            OversightDutiesCommand.class,
            OversightFlowsCommand.class,
            OversightIndicatorsCommand.class,
            OversightLoadCommand.class,
            OversightDeclareCommand.class,
            OversightReportCommand.class,
            OversightSharesCommand.class,
            OversightPoolCommand.class
        })
public final class OversightCommand extends GroupCommand {}
