/** What is shown of cases, over lives that the rules really allow. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.lives;
