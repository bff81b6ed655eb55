"""Frames of a stopped program, for the prompt."""


class Stack:
    @staticmethod
    def of_frame(frame):
        return {"file": frame.f_code.co_filename, "function": frame.f_code.co_name, "line": frame.f_lineno or 0}
