/** What is shown of cases, over lives that the rules really allow. */
@NullMarked
package org.caseledger.api.lives;

import org.jspecify.annotations.NullMarked;
