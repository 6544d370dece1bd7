package suhuan.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar states it. */
final class Version implements IVersionProvider {
    static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"suhuan " + text()};
    }
}
