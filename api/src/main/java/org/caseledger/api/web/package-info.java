/** What every page shares: its frame, its menu, and how it writes values. */
@NullMarked
package org.caseledger.api.web;

import org.jspecify.annotations.NullMarked;
