/** 应急与演练 as pages: what is proposed, what goes on, how it stands, what is done in it. */
@NullMarked
package org.caseledger.api.pages.incidents;

import org.jspecify.annotations.NullMarked;
