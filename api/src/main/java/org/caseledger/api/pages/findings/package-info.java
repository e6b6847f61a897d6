/** 审查发现: what does not keep to the procedure, and what is said to it. */
@NullMarked
package org.caseledger.api.pages.findings;

import org.jspecify.annotations.NullMarked;
