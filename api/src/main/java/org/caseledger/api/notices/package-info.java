/** 通知: notifies people of events in their cases, on the page, by mail, group robot and text message. */
@NullMarked
package org.caseledger.api.notices;

import org.jspecify.annotations.NullMarked;
