from tests.factories.learning import officer as officer
from tests.factories.learning import planning as planning
