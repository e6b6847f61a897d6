package org.caseledger.api.office;

/** Which version of the program this is, as its jar names it. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** Such as {@code 0.1.0}; {@code development} where the classes are not in a jar. */
    public static String current() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
