/** The command line. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.cli;
