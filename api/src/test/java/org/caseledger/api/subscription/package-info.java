/** What is due, in calendars outside; and that no one else reads it. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.subscription;
