/** What every page shares: its frame, its menu, and how it writes values. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.web;
