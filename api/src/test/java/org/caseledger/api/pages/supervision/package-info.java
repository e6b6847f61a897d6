/** The web office as its readers see it: by HTTP without JavaScript, and in a real browser. */
@NullMarked
package org.caseledger.api.pages.supervision;

import org.jspecify.annotations.NullMarked;
