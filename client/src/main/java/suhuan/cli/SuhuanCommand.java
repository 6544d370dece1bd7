package suhuan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import suhuan.cli.call.GlobalOptions;
import suhuan.cli.demo.DemoCommand;
import suhuan.cli.hold.CorrectionCommand;
import suhuan.cli.hold.DelegationCommand;
import suhuan.cli.hold.HoldCommand;
import suhuan.cli.hold.ReassignCommand;
import suhuan.cli.hold.RecallCommand;
import suhuan.cli.imports.ImportCommand;
import suhuan.cli.key.KeyCommand;
import suhuan.cli.material.AssayCommand;
import suhuan.cli.material.CertificateCommand;
import suhuan.cli.material.RunCommand;
import suhuan.cli.oversight.OversightCommand;
import suhuan.cli.record.AcceptCommand;
import suhuan.cli.record.InstallCommand;
import suhuan.cli.record.LotCommand;
import suhuan.cli.record.MatchCommand;
import suhuan.cli.record.OfferCommand;
import suhuan.cli.record.RefuseCommand;
import suhuan.cli.record.RegisterCommand;
import suhuan.cli.record.RemoveCommand;
import suhuan.cli.record.ScanCommand;
import suhuan.cli.record.WithdrawCommand;
import suhuan.cli.registry.RegistryCommand;
import suhuan.cli.sample.SampleCommand;
import suhuan.cli.secondlife.AssessCommand;
import suhuan.cli.secondlife.DismantleCommand;
import suhuan.cli.secondlife.ProductCommand;
import suhuan.cli.secondlife.VehicleCommand;
import suhuan.cli.shell.BenchCommand;
import suhuan.cli.shell.CompletionCommand;
import suhuan.cli.shell.FsckCommand;
import suhuan.cli.shell.ServeCommand;
import suhuan.cli.show.FindCommand;
import suhuan.cli.show.HistoryCommand;
import suhuan.cli.show.HoldingsCommand;
import suhuan.cli.show.OriginCommand;
import suhuan.cli.show.ShowCommand;
import suhuan.cli.show.SightingsCommand;
import suhuan.cli.show.TraceCommand;
import suhuan.cli.show.WhoAmICommand;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.Version;
import suhuan.client.Language;

/** The root: every command there is. */
@Command(
        name = "suhuan",
        versionProvider = Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            SampleCommand.class,
            ImportCommand.class,
            ShowCommand.class,
            HistoryCommand.class,
            TraceCommand.class,
            OriginCommand.class,
            HoldingsCommand.class,
            FindCommand.class,
            ScanCommand.class,
            RegisterCommand.class,
            InstallCommand.class,
            RemoveCommand.class,
            MatchCommand.class,
            OfferCommand.class,
            AcceptCommand.class,
            RefuseCommand.class,
            WithdrawCommand.class,
            LotCommand.class,
            AssessCommand.class,
            DismantleCommand.class,
            ProductCommand.class,
            VehicleCommand.class,
            AssayCommand.class,
            RunCommand.class,
            CertificateCommand.class,
            HoldCommand.class,
            RecallCommand.class,
            DelegationCommand.class,
            ReassignCommand.class,
            CorrectionCommand.class,
            SightingsCommand.class,
            RegistryCommand.class,
            OversightCommand.class,
            KeyCommand.class,
            WhoAmICommand.class,
            BenchCommand.class,
            FsckCommand.class,
            CompletionCommand.class,
        })
final class SuhuanCommand extends GlobalOptions implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true)
    private boolean version;

    /** A root that speaks a language. */
    SuhuanCommand(Language language) {
        super(language);
    }

    /** Without a command: the help. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.USAGE;
    }
}
