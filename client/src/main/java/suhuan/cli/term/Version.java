package suhuan.cli.term;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar states it. */
public final class Version implements IVersionProvider {
    static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"suhuan " + text()};
    }
}
