/** 统一身份认证: whoever another party has identified logs in, when the ledger knows the person. */
@NullMarked
package org.caseledger.api.signon;

import org.jspecify.annotations.NullMarked;
