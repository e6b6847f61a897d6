/** 统一身份认证: whoever another party has identified logs in, when the ledger knows the person. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.signon;
