/** 授权代签: what a leader has signed by somebody else for a time, and how that ends. */
@NullMarked
package org.caseledger.command.delegation;

import org.jspecify.annotations.NullMarked;
