/** The few pages that come before the office's own: logging in, and the first administrator. */
@NullMarked
package org.caseledger.api.pages;

import org.jspecify.annotations.NullMarked;
