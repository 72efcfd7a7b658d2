"""Loads events into a table."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Event(Base):
    __tablename__ = "events"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    amount: Mapped[int]


def load(session, rows):
    for kind, amount in rows:
        session.add(Event(kind=kind, amount=amount))
        session.commit()


def totals(session):
    found = {}
    for event in session.scalars(select(Event)):
        found[event.kind] = found.get(event.kind, 0) + event.amount
    return found


def main():
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        load(session, [(f"kind {number % 7}", number) for number in range(2500)])
        print(totals(session))


main()
