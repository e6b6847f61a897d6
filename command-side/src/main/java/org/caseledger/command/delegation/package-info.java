/** 授权代签: the signatures that a leader delegates for a time, and how that ends. */
@NullMarked
package org.caseledger.command.delegation;

import org.jspecify.annotations.NullMarked;
