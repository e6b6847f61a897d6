/** Seals personal data under a key for each case, wrapped by the office's master key (P1.08). */
@org.jspecify.annotations.NullMarked
package org.caseledger.vault;
