/** What people read, in both languages of the office. */
@org.jspecify.annotations.NullMarked
package org.caseledger.text;
