/** The program as it was recorded: what is changed on purpose is recorded anew. */
@NullMarked
package org.caseledger.api.recorded;

import org.jspecify.annotations.NullMarked;
