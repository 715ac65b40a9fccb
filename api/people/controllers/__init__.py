"""The routes of people."""

from api.people.controllers.clients import ClientController
from api.people.controllers.contacts import ContactController
from api.people.controllers.employees import EmployeeController
from api.people.controllers.me import MeController
from api.people.controllers.teams import TeamController
from api.people.controllers.telegram import TelegramController
from api.people.controllers.work_time import ScheduleController, WorkCalendarController

CONTROLLERS = [
    MeController,
    EmployeeController,
    TeamController,
    ClientController,
    ContactController,
    TelegramController,
    ScheduleController,
    WorkCalendarController,
]
