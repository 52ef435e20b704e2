"""Telling people and systems how a run ended: a signed webhook, an e-mail. Neither holds a name of anybody.

A message may come twice, since a run that is killed between sending and noting it is done again: it carries the run's
identifier, by which a receiver knows it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import smtplib
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from typing import Any

from entityscreen.errors import SourceError
from entityscreen.monitor.settings import MailSettings, WebhookSettings

SIGNATURE, TIMESTAMP, RUN = "X-Entityscreen-Signature", "X-Entityscreen-Timestamp", "X-Entityscreen-Run"
_SECONDS = 20.0


def signature(secret: bytes, timestamp: str, body: bytes) -> str:
    """Return what a receiver compares: HMAC-SHA256 (RFC 2104) over the time, a full stop and the body.

    Example:
        >>> signature(b"secret", "2026-12-01T06:00:00+00:00", b"{}")[:14]
        'sha256=05af8e8'
    """
    return "sha256=" + hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def post(
    webhook: WebhookSettings,
    message: Mapping[str, Any],
    at: str,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Send a message to a webhook, again where it fails.

    Raises:
        SourceError: every attempt failed.
    """
    body = json.dumps(message, ensure_ascii=False, sort_keys=True).encode()
    headers = {"Content-Type": "application/json", TIMESTAMP: at, RUN: str(message.get("run", ""))}
    if secret := webhook.secret:
        headers[SIGNATURE] = signature(secret, at, body)
    request = urllib.request.Request(webhook.url, data=body, headers=headers, method="POST")  # noqa: S310  # http(s) only
    problem = ""
    for attempt in range(webhook.attempts):
        if attempt:
            sleep(2.0 ** (attempt - 1))
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS):  # noqa: S310  # http(s) only
                return
        except (urllib.error.URLError, OSError) as error:
            problem = str(error)
    raise SourceError(f"does not take the message: {problem}", where=webhook.url, fix="see whether it is reachable")


def send_mail(mail: MailSettings, subject: str, text: str) -> None:
    """Send an e-mail.

    Raises:
        SourceError: the server does not take it.
    """
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, mail.sender, ", ".join(mail.recipients)
    message.set_content(text)
    context = ssl.create_default_context()
    try:
        server = (
            smtplib.SMTP_SSL(mail.host, mail.port, timeout=_SECONDS, context=context)
            if mail.security == "tls"
            else smtplib.SMTP(mail.host, mail.port, timeout=_SECONDS)
        )
        with server:
            if mail.security == "starttls":
                server.starttls(context=context)
            if mail.user:
                server.login(mail.user, mail.password)
            server.send_message(message)
    except (smtplib.SMTPException, OSError) as error:
        where = f"{mail.host}:{mail.port}"
        raise SourceError(
            f"does not take the e-mail: {error}", where=where, fix="check mail in the settings"
        ) from error
