/** What is due, in calendars outside; and that no one else reads it. */
@NullMarked
package org.caseledger.api.subscription;

import org.jspecify.annotations.NullMarked;
