export var balance = 1;
