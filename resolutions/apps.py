"""The app; and its triggers, which are taken down before a migration and stand again after it."""

from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core import checks
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from resolutions import states
from resolutions.guards import current_guards, install, remove


class ResolutionsConfig(AppConfig):
    name = "resolutions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_migrate.connect(self._unguard, sender=self)
        post_migrate.connect(self._guard, sender=self)
        checks.register(check_replicas)

    def _unguard(self, using: str, plan: list[Any], **kwargs: Any) -> None:
        """SQLite cannot rebuild a table that a trigger of another table asks."""
        if plan:
            remove(connections[using])
            states.remove(connections[using])

    def _guard(self, using: str, apps: Any = apps, **kwargs: Any) -> None:
        """For the tables as they are now, which an older migration may have left with fewer columns."""
        connection = connections[using]
        try:
            version = apps.get_model("resolutions", "Version")
        except LookupError:  # before the first migration, or after the last was taken back
            return
        if version._meta.db_table in connection.introspection.table_names():
            install(connection, current_guards(version))
            states.install(connection)


def check_replicas(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    return [checks.Error(settings.REPLICA_FAULT, id="archive.E001")] if settings.REPLICA_FAULT else []
