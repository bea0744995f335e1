# English: import and export.

import-progress = { $done } of { $total } rows · { $rate } a second
import-plan = { $file }: { $rows } rows of { $kind }
import-plan-column = Column
import-plan-field = Field
import-plan-format = Read as
import-plan-sample = Example
import-added = Added
import-updated = Updated
import-merged = Merged
import-unchanged = Unchanged
import-rejected = Rejected
import-before = The same file was imported before, as E-{ $entry }: nothing to add
import-stage-made = New stage in the pipeline: { $stage }
import-unlinked = { $count ->
        [one] { $count } deal names a prospect who is not in the team file
       *[other] { $count } deals name prospects who are not in the team file
    }
import-undated = { $count ->
        [one] { $count } closed deal has no closing date
       *[other] { $count } closed deals have no closing date
    }
import-rejected-file = The rejected rows, each with its reason, are in { $path }
