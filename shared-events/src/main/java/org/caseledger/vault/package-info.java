/** Seals personal data under a key for each case, wrapped by the office's master key (P1.08). */
@NullMarked
package org.caseledger.vault;

import org.jspecify.annotations.NullMarked;
