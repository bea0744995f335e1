# Spanish: screens, panes, overlays and messages of the cockpit.
