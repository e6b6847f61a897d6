/** What is due, in calendars outside; and that nobody else reads it. */
@NullMarked
package org.caseledger.api.subscription;

import org.jspecify.annotations.NullMarked;
