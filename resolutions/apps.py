"""The app; and its guards, which are taken down before a migration and stand again after it."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from resolutions.guards import current_guards, install, remove


class ResolutionsConfig(AppConfig):
    name = "resolutions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_migrate.connect(self._unguard, sender=self)
        post_migrate.connect(self._guard, sender=self)

    def _unguard(self, using: str, plan: list[Any], **kwargs: Any) -> None:
        """SQLite cannot rebuild a table that a trigger of another table asks."""
        if plan:
            remove(connections[using])

    def _guard(self, using: str, **kwargs: Any) -> None:
        connection = connections[using]
        version = self.get_model("Version")
        if version._meta.db_table in connection.introspection.table_names():
            install(connection, current_guards(version))
