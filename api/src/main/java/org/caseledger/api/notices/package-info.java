/** 通知: who is told what of which case, in the page, by mail, group robot and text message. */
@NullMarked
package org.caseledger.api.notices;

import org.jspecify.annotations.NullMarked;
