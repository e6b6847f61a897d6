/** Files that are uploaded: which kinds are taken, and how many at once. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.web.uploads;
