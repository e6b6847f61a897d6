/** The program as it was recorded: what is changed on purpose is recorded anew. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.recorded;
