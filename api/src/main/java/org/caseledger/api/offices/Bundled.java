package org.caseledger.api.offices;

import java.io.IOException;

/** The bundled server of a node, for the offices that have named no other one. */
@FunctionalInterface
public interface Bundled {
    /** Brings the database of an office to this version, and says at which address it is. */
    String prepared(OfficeEntry office) throws IOException;
}
