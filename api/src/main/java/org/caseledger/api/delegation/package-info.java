/** 授权代签: the list of delegations, and the forms by which they are granted and revoked. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.delegation;
