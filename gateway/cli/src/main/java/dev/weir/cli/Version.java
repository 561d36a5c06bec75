package dev.weir.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that stands in the manifest of this class's jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Weir " + number() + " (Java " + Runtime.version() + ")"};
    }

    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
