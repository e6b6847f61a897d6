/** 授权代签: the signatures that a leader delegates for a time, and how that ends. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.delegation;
